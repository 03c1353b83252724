import { Button, Code, CopyButton, Group } from "@mantine/core";

/** A text to take along, with what of it is shown. */
export function Copyable({ label, text, shown }: { label: string; text: string; shown: string }) {
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <Code block style={{ userSelect: "all", whiteSpace: "pre-wrap", wordBreak: "break-all" }}>
        {shown}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-label={`Copy the ${label}`}>
            {copied ? "Copied" : "Copy"}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
