import type { Profile } from "./profile";

/** Rows of `LiteLLM_SpendLogs`, from the database or from `/spend/logs`. Words are in them only with `store_prompts_in_spend_logs`. */
export const litellm: Profile = {
  name: "litellm",
  title: "LiteLLM spend logs",
  about: "Rows of LiteLLM_SpendLogs. The account is the user, else the team, else the hash of the key.",
  kind: "exchanges",
  marks: [["request_id", "call_type", "api_key", "startTime"]],
  mapping: {
    fields: {
      exchange_id: [{ from: "request_id" }],
      ts: [{ from: "startTime", as: "utc" }],
      account_id: [
        { from: "user" },
        { from: "metadata.user_api_key_user_id" },
        { from: "team_id" },
        { from: "metadata.user_api_key_team_id" },
        { from: "api_key" },
      ],
      model: [{ from: "model" }, { from: "model_group" }],
      api_key_id: [{ from: "api_key" }, { from: "metadata.user_api_key" }],
      session_id: [{ from: "session_id" }],
      end_user_id: [{ from: "end_user" }, { from: "metadata.user_api_key_end_user_id" }],
      surface: [
        {
          from: "custom_llm_provider",
          as: "words",
          words: {
            bedrock: "bedrock",
            bedrock_converse: "bedrock",
            vertex_ai: "vertex",
            "vertex_ai-anthropic_models": "vertex",
            azure: "azure",
            azure_ai: "azure",
          },
        },
      ],
      ip: [
        { from: "requester_ip_address", as: "first_of_list" },
        { from: "metadata.requester_ip_address", as: "first_of_list" },
      ],
      user_agent: [{ from: "metadata.user_agent" }, { from: "proxy_server_request.headers.user-agent" }],
      system_prompt: [
        { from: "proxy_server_request.system", as: "messages" },
        { from: "messages", as: "messages", roles: ["system", "developer"] },
        { from: "proxy_server_request.messages", as: "messages", roles: ["system", "developer"] },
      ],
      prompt: [
        { from: "messages", as: "messages", roles: ["user"], of: "last" },
        { from: "proxy_server_request.messages", as: "messages", roles: ["user"], of: "last" },
        { from: "proxy_server_request.prompt", as: "messages", roles: ["user"] },
      ],
      response: [{ from: "response", as: "messages", roles: ["assistant"] }],
      tools: [{ from: "proxy_server_request.tools" }],
      max_tokens: [{ from: "proxy_server_request.max_completion_tokens" }, { from: "proxy_server_request.max_tokens" }],
      temperature: [{ from: "proxy_server_request.temperature" }],
      input_tokens: [{ from: "prompt_tokens" }],
      output_tokens: [{ from: "completion_tokens" }],
      reasoning_tokens: [
        { from: "metadata.usage_object.completion_tokens_details.reasoning_tokens" },
        { from: "response.usage.completion_tokens_details.reasoning_tokens" },
      ],
      finish_reason: [{ from: "response.choices[0].finish_reason" }],
      status: [
        {
          from: "metadata.error_information.error_code",
          as: "words",
          words: { "429": "throttled" },
          otherwise: "error",
        },
        { from: "status", as: "words", words: { success: "ok", failure: "error" }, otherwise: "error" },
        { constant: "ok" },
      ],
    },
    leave_out: ["messages", "response", "proxy_server_request"],
  },
};
