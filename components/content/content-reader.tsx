"use client";
import { Drawer, Stack, Text } from "@mantine/core";
import { Pseudonym } from "@/components/data/pseudonym";
import type { ExchangeContent } from "@/lib/traffic/contract";
import { Blurred } from "./blurred";

/** People's words beside the page; they are gone from the browser's memory once it closes. */
export function ContentReader({ content, onClose }: { content: ExchangeContent[] | null; onClose: () => void }) {
  return (
    <Drawer opened={content !== null} onClose={onClose} position="right" size="xl" title="Exchanges in words">
      <Stack gap="xl">
        <Text size="xs" c="dimmed">
          Secrets and card numbers were masked when this was taken in. Reading it was recorded.
        </Text>
        {content?.map((exchange) => (
          <Stack key={exchange.exchangeId} component="article" gap="xs">
            <Pseudonym value={exchange.exchangeId} />
            <Words title="System prompt" text={exchange.systemPrompt} />
            <Words title="Prompt" text={exchange.prompt} />
            <Words title="Response" text={exchange.response} />
          </Stack>
        ))}
      </Stack>
    </Drawer>
  );
}

const Words = ({ title, text }: { title: string; text: string }) =>
  text === "" ? null : <Blurred title={title} text={text} />;
