import { Text } from "@mantine/core";
import Link from "next/link";

/** An id or a masked value: one typeface for all that names without telling. */
export function Pseudonym({ value, href, size = "sm" }: { value: string; href?: string; size?: string }) {
  const props = { ff: "monospace", size, truncate: true, title: value } as const;
  if (href === undefined) {
    return (
      <Text component="span" {...props}>
        {value}
      </Text>
    );
  }
  return (
    <Text component={Link} href={href} c="var(--mantine-color-anchor)" {...props}>
      {value}
    </Text>
  );
}
