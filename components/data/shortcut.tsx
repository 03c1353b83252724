import { Text } from "@mantine/core";

/** The key of a button, printed on it. Who hears the page learns of it by `aria-keyshortcuts`. */
export const Shortcut = ({ of }: { of: string }) => (
  <Text component="span" fz={11} ff="monospace" opacity={0.75} aria-hidden>
    {of}
  </Text>
);
