export { type Actor, requirePermission, systemActor } from "./actor";
export * from "./contract";
export { permissionsOf, permissionsOfRoles } from "./permissions";
