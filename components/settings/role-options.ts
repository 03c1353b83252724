import { roles } from "@/lib/auth/contract";
import { words } from "@/lib/queries/words";

/** The roles as choices of a select. */
export const roleOptions = roles.map((role) => ({ value: role, label: words(role) }));
