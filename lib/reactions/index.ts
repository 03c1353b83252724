export { react, reactionPermissions } from "./react";
