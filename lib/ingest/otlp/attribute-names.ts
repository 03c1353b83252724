/**
 * Which attributes of a span fill which field of an exchange: the first name that is there with a fitting value counts. Before all
 * of them stands `stillwatch.` and the field's own name (`stillwatch.account_id`). Fields are filled from top to bottom and an
 * attribute fills one field only, so that `user.id` is an end user where something else names the account.
 *
 * Names are those of the OpenTelemetry semantic conventions (gen-ai, client, user, session, user-agent, tls) and of their earlier
 * versions, and of widespread instrumentations: LiteLLM (`metadata.user_api_key_…`), OpenLLMetry (`llm.…`, `traceloop.…`), Langfuse.
 */
export const attributeNames = {
  model: ["gen_ai.request.model", "gen_ai.response.model", "llm.request.model"],
  api_key_id: ["api_key.id", "metadata.user_api_key_hash", "litellm.metadata.user_api_key_hash"],
  account_id: [
    "account.id",
    "customer.id",
    "tenant.id",
    "metadata.user_api_key_user_id",
    "litellm.metadata.user_api_key_user_id",
    "metadata.user_api_key_team_id",
    "enduser.id",
    "user.id",
  ],
  end_user_id: [
    "enduser.id",
    "enduser.pseudo.id",
    "user.id",
    "metadata.user_api_key_end_user_id",
    "litellm.metadata.user_api_key_end_user_id",
    "langfuse.user.id",
    "traceloop.association.properties.user_id",
    "llm.user",
  ],
  session_id: [
    "gen_ai.conversation.id",
    "session.id",
    "langfuse.session.id",
    "traceloop.association.properties.session_id",
  ],
  surface: [],
  ip: ["client.address", "http.client_ip", "metadata.requester_ip_address", "litellm.metadata.requester_ip_address"],
  asn: ["client.as.number"],
  as_org: ["client.as.organization"],
  country: ["geo.country.iso_code"],
  user_agent: ["user_agent.original", "http.user_agent"],
  client_fingerprint: ["tls.client.ja3"],
  system_prompt: [],
  prompt: [],
  response: [],
  tools: [],
  max_tokens: ["gen_ai.request.max_tokens", "llm.request.max_tokens"],
  temperature: ["gen_ai.request.temperature", "llm.request.temperature"],
  input_tokens: ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.usage.prompt_tokens"],
  output_tokens: ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.usage.completion_tokens"],
  reasoning_tokens: [
    "gen_ai.usage.reasoning.output_tokens",
    "gen_ai.usage.reasoning_tokens",
    "gen_ai.usage.details.reasoning_tokens",
  ],
  reasoning_returned: [],
  finish_reason: [],
  status: [],
} as const satisfies Record<string, readonly string[]>;

export type FilledField = keyof typeof attributeNames;

/** On a span that serves a request, its peer is the client; on all others it is the model's own server, and says nothing of anybody. */
export const addressesOfPeer = ["network.peer.address", "net.sock.peer.addr", "net.peer.ip"] as const;

/** Attributes of the resource that are kept with an exchange; the others describe the machine that reports it. */
export const keptOfResource = ["service.name", "service.namespace", "deployment.environment.name"] as const;

/** Who served the model, where the name tells that it was sold through a cloud. */
export const providerNames = ["gen_ai.provider.name", "gen_ai.system"] as const;
export const surfaceOfProvider: Readonly<Record<string, string>> = {
  "aws.bedrock": "bedrock",
  "gcp.vertex_ai": "vertex",
  vertex_ai: "vertex",
  "azure.ai.openai": "azure",
  "azure.ai.inference": "azure",
  "az.ai.openai": "azure",
  "az.ai.inference": "azure",
};

export const finishReasons = ["gen_ai.response.finish_reasons", "gen_ai.response.finish_reason"] as const;
/** What the model's answer was stopped by, where that is a refusal. */
export const refusals: readonly string[] = ["content_filter", "refusal", "safety", "prohibited_content"];
/** Status codes of HTTP and classes of error, as texts, that say "too many requests". */
export const throttlings: readonly string[] = [
  "429",
  "rate_limit",
  "rate_limit_exceeded",
  "rate_limit_error",
  "throttlingexception",
];
export const statusNames = ["http.response.status_code", "http.status_code", "error.type"] as const;

export const operationNames = ["gen_ai.operation.name", "llm.request.type"] as const;
/** Operations by which a model answers somebody. */
export const inferences: readonly string[] = ["chat", "text_completion", "generate_content", "completion"];
/** Operations that are something else, or that contain such operations as spans of their own. */
export const otherOperations: readonly string[] = [
  "embeddings",
  "embedding",
  "rerank",
  "retrieval",
  "execute_tool",
  "create_agent",
  "invoke_agent",
  "invoke_workflow",
  "plan",
  "create_memory",
  "create_memory_store",
  "delete_memory",
  "delete_memory_store",
  "search_memory",
  "update_memory",
  "upsert_memory",
];
/** Where the operation is not named, or by a name of the sender's own, one of these tells that a model answered. */
export const signsOfInference = [
  "gen_ai.response.model",
  "gen_ai.usage.output_tokens",
  "gen_ai.usage.completion_tokens",
  "gen_ai.output.messages",
  "gen_ai.completion",
  "gen_ai.completion.0.content",
  "llm.usage.completion_tokens",
] as const;
