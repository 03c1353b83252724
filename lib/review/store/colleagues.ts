import { permissionsOfRoles, roles } from "@/lib/auth";
import type { Database } from "@/lib/db";
import type { Colleague } from "../contract";

const reviewing = roles.filter((role) => permissionsOfRoles([role]).has("review.work"));

/** Everybody who may work on cases, in order of their names. */
export const findReviewers = (db: Database): Promise<Colleague[]> =>
  db.user.findMany({
    where: { disabledAt: null, roles: { hasSome: reviewing } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
