import { z } from "zod";
import { Role } from "@/lib/auth/contract";

/** How far an installation has come, from the first data to the first decision, and which roles may take each step. */
export const FirstSteps = z.object({
  exchanges: z.number().int(),
  accounts: z.number().int(),
  releases: z.number().int(),
  /** Whether a run of detection has been published. */
  detected: z.boolean(),
  /** Whether anybody has decided anything. */
  decided: z.boolean(),
  may: z.object({ import: z.array(Role), detect: z.array(Role), review: z.array(Role) }),
});
export type FirstSteps = z.infer<typeof FirstSteps>;
