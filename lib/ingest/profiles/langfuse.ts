import type { Profile } from "./profile";

/**
 * Observations of Langfuse: enriched rows of the blob storage export (`observations_v2`, snake case) and the export of its
 * pages and API (camel case). Only generations are calls of a model.
 */
export const langfuse: Profile = {
  name: "langfuse",
  title: "Langfuse observations",
  about:
    "Enriched observations of the blob storage export, or an export from a page. The account is the user of the trace.",
  kind: "exchanges",
  marks: [
    ["trace_id", "type", "start_time", "provided_model_name"],
    ["traceId", "type", "startTime", "model"],
    ["traceId", "type", "startTime", "providedModelName"],
  ],
  mapping: {
    only: { from: "type", in: ["GENERATION"] },
    fields: {
      exchange_id: [{ from: "id" }],
      ts: [
        { from: "start_time", as: "utc" },
        { from: "startTime", as: "utc" },
      ],
      account_id: [{ from: "user_id" }, { from: "userId" }, { from: "metadata.user_id" }, { from: "metadata.userId" }],
      model: [
        { from: "provided_model_name" },
        { from: "providedModelName" },
        { from: "model" },
        { from: "model_name" },
      ],
      session_id: [{ from: "session_id" }, { from: "sessionId" }, { from: "trace_id" }, { from: "traceId" }],
      ip: [
        { from: "metadata.ip", as: "first_of_list" },
        { from: "metadata.client_ip", as: "first_of_list" },
        { from: 'metadata.attributes."client.address"', as: "first_of_list" },
      ],
      user_agent: [{ from: "metadata.user_agent" }, { from: 'metadata.attributes."user_agent.original"' }],
      system_prompt: [{ from: "input", as: "messages", roles: ["system", "developer"] }],
      prompt: [{ from: "input", as: "messages", roles: ["user"], of: "last" }],
      response: [{ from: "output", as: "messages", roles: ["assistant", "model"] }],
      tools: [{ from: "input.tools" }],
      max_tokens: [
        { from: "model_parameters.max_tokens" },
        { from: "model_parameters.max_completion_tokens" },
        { from: "modelParameters.max_tokens" },
        { from: "modelParameters.maxTokens" },
      ],
      temperature: [{ from: "model_parameters.temperature" }, { from: "modelParameters.temperature" }],
      input_tokens: [{ from: "usage_details.input" }, { from: "usageDetails.input" }, { from: "usage.input" }],
      output_tokens: [{ from: "usage_details.output" }, { from: "usageDetails.output" }, { from: "usage.output" }],
      reasoning_tokens: [
        { from: "usage_details.output_reasoning_tokens" },
        { from: "usageDetails.output_reasoning_tokens" },
      ],
      finish_reason: [{ from: "metadata.finish_reason" }, { from: "output.choices[0].finish_reason" }],
      status: [{ from: "level", as: "words", words: { ERROR: "error" }, otherwise: "ok" }, { constant: "ok" }],
    },
    leave_out: ["input", "output"],
  },
};
