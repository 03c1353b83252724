import { Text } from "@mantine/core";

/** Where something came from, in one line, with what went wrong behind it. */
export function SourceText({ source, error }: { source: string; error: string | null }) {
  return (
    <Text size="sm" truncate title={error ?? source}>
      {source}
      {error !== null && (
        <Text component="span" inherit c="var(--mantine-color-error)">
          {" "}
          {error}
        </Text>
      )}
    </Text>
  );
}
