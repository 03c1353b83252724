export { closeDatabase, type Database, database, inTransaction, openDatabase, type Transaction } from "./client";
export { databaseError } from "./errors";
export { type HeldLock, withLock } from "./lock";
export { requireSealingKey } from "./sealing-key.sql";
