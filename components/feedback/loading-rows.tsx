import { Skeleton, Stack } from "@mantine/core";

/** The shape of what comes. */
export function LoadingRows({ rows = 6, height = 18 }: { rows?: number; height?: number }) {
  return (
    <Stack gap="sm" role="status" aria-label="Loading" aria-busy>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
        <Skeleton key={row} height={height} radius="sm" />
      ))}
    </Stack>
  );
}
