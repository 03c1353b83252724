export { actAs } from "./act-as";
export { type Actor, requirePermission, requireSecondPerson, systemActor } from "./actor";
export { keyPrefix, newApiKey } from "./api-key";
export * from "./contract";
export { passwordHash } from "./password";
export { permissionsOf, permissionsOfRoles } from "./permissions";
export { consumeRate, type RateRule } from "./rate-limit.sql";
export { keyPermissions, keyPermissionsColumn, knownRoles } from "./store";
