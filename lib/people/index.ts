export * from "./contract";
export { createApiKey } from "./create-api-key";
export { createUser } from "./create-user";
export { type DemoSignIn, demoSignIns, ensureDemoUsers } from "./demo";
export { disableUser } from "./disable-user";
export { listApiKeys } from "./list-api-keys";
export { listUsers } from "./list-users";
export { revokeApiKey } from "./revoke-api-key";
export { setRoles } from "./set-roles";
