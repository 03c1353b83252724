import { bucketCredentials, environment } from "@/lib/env";
import { preconditionFailed } from "@/lib/kernel";
import type { BucketPlace } from "../contract";

const variable = "STILLWATCH_BUCKET_ENDPOINTS";

const originOf = (text: string): string | undefined => (URL.canParse(text) ? new URL(text).origin : undefined);

/**
 * Only the object stores that the operator names are ever asked, whatever address they have: no connector makes the engine
 * ask another host, the machine itself or its network, and no redirect is followed.
 * @throws `precondition_failed`
 */
export function requireEndpoint({ endpoint }: Pick<BucketPlace, "endpoint">): void {
  if (environment().bucketEndpoints.some((allowed) => originOf(allowed) === endpoint)) return;
  throw preconditionFailed(`${endpoint} is not an object store that the operator allows (${variable}).`);
}

/**
 * Key and secret of a bucket; undefined for one that is read without.
 * @throws `precondition_failed` when the operator keeps none under that name
 */
export function credentialsOf({ credentials }: Pick<BucketPlace, "credentials">) {
  if (credentials === undefined) return undefined;
  const found = bucketCredentials(credentials);
  if (found !== undefined) return found;
  const named = `STILLWATCH_BUCKET_${credentials}_KEY and STILLWATCH_BUCKET_${credentials}_SECRET`;
  throw preconditionFailed(`There are no credentials ${credentials}: the operator sets ${named}.`);
}
