import { List, SimpleGrid, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import type { CampaignView } from "@/lib/campaigns/contract";

/** Both columns, so that nobody has to guess what a partner will see. */
export function WhatLeaves({ campaign }: { campaign: CampaignView }) {
  const associated = campaign.accounts - campaign.coreAccounts;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Side title="Leaves" icon={<IconCheck size={14} color="var(--against)" aria-hidden />}>
        {`${formatCount(campaign.coreAccounts)} core accounts, each as a keyed hash (HMAC) that only this partner's key makes: two partners cannot compare theirs.`}
        {"The campaign's code name, verdict, window and counts."}
        {"Shared values whose holders are nearly all core, masked or hashed, each with its precision and an expiry."}
        {"The marking, on every object."}
      </Side>
      <Side title="Never leaves" icon={<IconX size={14} color="var(--for)" aria-hidden />}>
        {`The ${formatCount(associated)} associated accounts.`}
        {"Account ids, mail addresses, phones and cards, in clear or as plain hashes."}
        {"Prompts, responses, or any user content."}
        {"Who the operator is thought to be; reasons and names of the analysts."}
      </Side>
    </SimpleGrid>
  );
}

function Side({ title, icon, children }: { title: string; icon: ReactNode; children: string[] }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <List size="sm" spacing={4} icon={icon}>
        {children.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
