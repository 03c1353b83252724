"use client";
import { Button, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconEye } from "@tabler/icons-react";
import { useState } from "react";
import { usePermission } from "@/components/session/session";
import type { ExchangeContent } from "@/lib/traffic/contract";
import { ContentReader } from "./content-reader";
import { ReadContentDialog } from "./read-content-dialog";
import { noReading } from "./words";

const most = 20;

export interface ReadContentProps {
  accountId: string;
  exchangeIds: string[];
  /** Campaigns that reading can be for. */
  campaigns: { id: string; codeName: string }[];
}

/** Leads to people's words, by a dialog that asks for what they are read; says why where it cannot. */
export function ReadContentButton(props: ReadContentProps) {
  const mayRead = usePermission("content.read");
  const [isAsking, asking] = useDisclosure(false);
  const [content, setContent] = useState<ExchangeContent[] | null>(null);
  const obstacle = obstacleTo(props, mayRead);
  const count = props.exchangeIds.length;
  return (
    <>
      <Tooltip label={obstacle} disabled={obstacle === undefined}>
        <Button
          variant="default"
          leftSection={<IconEye size={14} aria-hidden />}
          data-disabled={obstacle !== undefined || undefined}
          aria-disabled={obstacle !== undefined}
          onClick={obstacle === undefined ? asking.open : undefined}
        >
          Read prompts{count > 0 && ` (${count})`}
        </Button>
      </Tooltip>
      <ReadContentDialog {...props} opened={isAsking} onClose={asking.close} onRead={setContent} />
      <ContentReader content={content} onClose={() => setContent(null)} />
    </>
  );
}

function obstacleTo({ exchangeIds, campaigns }: ReadContentProps, mayRead: boolean): string | undefined {
  if (!mayRead) return noReading.byRole;
  if (campaigns.length === 0) return "Prompts are read in the course of a campaign; this account is in none.";
  if (exchangeIds.length === 0) return "Select the exchanges to read first.";
  if (exchangeIds.length > most) return `At most ${most} exchanges can be read at once.`;
  return undefined;
}
