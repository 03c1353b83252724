import { database } from "@/lib/db";
import { warehouse } from "@/lib/warehouse";

/** The shortest questions there are: whether the stores answer at all. */
export const askDatabase = async (): Promise<unknown> => database().$queryRaw`select 1`;
export const askWarehouse = async (): Promise<unknown> => warehouse().rows("SELECT 1");
