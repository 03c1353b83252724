export { openWarehouse, type QueryOptions, type QueryParams, type Warehouse } from "./client";
export { isConnectionError, warehouseError } from "./errors";
export { migrateWarehouse, readWarehouseMigrations, statementsOf, type WarehouseMigration } from "./migrate";
export { useWarehouse, warehouse } from "./warehouse";
