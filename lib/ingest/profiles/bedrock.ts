import type { Profile } from "./profile";

/**
 * Model invocation logs of Amazon Bedrock as they are written to S3 or CloudWatch. What is in the bodies differs with the
 * operation: Converse has one form for all models, InvokeModel each model's own.
 */
export const bedrock: Profile = {
  name: "bedrock",
  title: "Amazon Bedrock invocation logs",
  about: "Model invocation logs from S3 or CloudWatch. The account is the AWS account, the key is the caller's ARN.",
  kind: "exchanges",
  marks: [
    ["schemaType", "requestId", "modelId", "accountId"],
    ["requestId", "modelId", "identity.arn"],
  ],
  mapping: {
    fields: {
      exchange_id: [{ from: "requestId" }],
      ts: [{ from: "timestamp" }],
      account_id: [{ from: "accountId" }],
      model: [{ from: "modelId" }],
      api_key_id: [{ from: "identity.arn" }],
      session_id: [{ from: "requestMetadata.sessionId" }, { from: "requestMetadata.session_id" }],
      end_user_id: [
        { from: "requestMetadata.userId" },
        { from: "requestMetadata.user_id" },
        { from: "input.inputBodyJson.metadata.user_id" },
      ],
      surface: [{ constant: "bedrock" }],
      system_prompt: [
        { from: "input.inputBodyJson.system", as: "messages" },
        { from: "input.inputBodyJson.messages", as: "messages", roles: ["system", "developer"] },
      ],
      prompt: [
        { from: "input.inputBodyJson.messages", as: "messages", roles: ["user"], of: "last" },
        { from: "input.inputBodyJson.prompt" },
        { from: "input.inputBodyJson.inputText" },
      ],
      response: [
        { from: "output.outputBodyJson.output.message", as: "messages", roles: ["assistant"] },
        { from: "output.outputBodyJson.content", as: "messages" },
        { from: "output.outputBodyJson.generation" },
        { from: "output.outputBodyJson.results[0].outputText" },
        { from: "output.outputBodyJson", as: "messages", roles: ["assistant"] },
      ],
      tools: [{ from: "input.inputBodyJson.toolConfig.tools" }, { from: "input.inputBodyJson.tools" }],
      max_tokens: [
        { from: "input.inputBodyJson.inferenceConfig.maxTokens" },
        { from: "input.inputBodyJson.max_tokens" },
        { from: "input.inputBodyJson.max_gen_len" },
        { from: "input.inputBodyJson.textGenerationConfig.maxTokenCount" },
      ],
      temperature: [
        { from: "input.inputBodyJson.inferenceConfig.temperature" },
        { from: "input.inputBodyJson.temperature" },
        { from: "input.inputBodyJson.textGenerationConfig.temperature" },
      ],
      input_tokens: [{ from: "input.inputTokenCount" }],
      output_tokens: [{ from: "output.outputTokenCount" }],
      finish_reason: [{ from: "output.outputBodyJson.stopReason" }, { from: "output.outputBodyJson.stop_reason" }],
      status: [
        {
          from: "errorCode",
          as: "words",
          words: { ThrottlingException: "throttled", TooManyRequestsException: "throttled" },
          otherwise: "error",
        },
        { constant: "ok" },
      ],
    },
    leave_out: ["input", "output"],
  },
};
