export { faultOfStatus } from "./fault-of-status";
export { isPublicAddress } from "./public-address";
export {
  type Answer,
  answerMs,
  gatewayHosts,
  NoAnswer,
  type Opening,
  type Outgoing,
  partnerHosts,
  requireSendable,
  send,
} from "./send";
export { faultOfSignature, newWebhookSecret, type SignedText, signedHeaders } from "./standard-webhooks";
export { strangersWords, unforeseenStatus } from "./strangers-words";
