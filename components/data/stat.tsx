import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

export interface StatProps {
  label: ReactNode;
  /** Already formatted. */
  value: ReactNode;
  unit?: ReactNode;
  /** What the number is a part of: `of 12,000 accounts`. */
  of?: ReactNode;
  /** The span of time it is about: `last 7 days of data`. */
  window?: ReactNode;
}

/** One figure with what it is a figure of. A number without window and denominator says nothing. */
export function Stat({ label, value, unit, of, window }: StatProps) {
  return (
    <Stack gap={2} component="dl" m={0}>
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fz={22} fw={600} lh={1.2}>
        {value}
        {unit !== undefined && (
          <Text component="span" size="sm" c="dimmed" fw={400}>
            {" "}
            {unit}
          </Text>
        )}
      </Text>
      {(of !== undefined || window !== undefined) && (
        <Text component="dd" m={0} size="xs" c="dimmed">
          {of}
          {of !== undefined && window !== undefined && " · "}
          {window}
        </Text>
      )}
    </Stack>
  );
}

/** The window of figures that are of what was stored last, whatever the day is. */
export const lastWeekOfData = "last 7 days of data";
