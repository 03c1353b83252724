export { react, reactionPermissions, retryConsequences } from "./react";
