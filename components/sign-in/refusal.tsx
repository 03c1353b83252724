import { Alert } from "@mantine/core";
import { asProblem } from "@/lib/queries/problem";

/** Why an attempt was not accepted, read out at once; nothing when none was refused. */
export function Refusal({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { message, retryAfterSeconds } = asProblem(error);
  const wait = retryAfterSeconds !== null && !/\d+ s/.test(message) ? ` Try again in ${retryAfterSeconds} s.` : "";
  return (
    <Alert role="alert" variant="light" color="red" p="xs">
      {message}
      {wait}
    </Alert>
  );
}
