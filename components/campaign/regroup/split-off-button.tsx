"use client";
import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { usePermission } from "@/components/session/session";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import type { CampaignView } from "@/lib/campaigns/contract";
import { selectMembersFirst } from "../act-words";
import { regroupRefusal } from "../use-campaign-acts";
import { SplitDialog } from "./split-dialog";
import { splitSelectedLabel } from "./split-selected";

interface SplitOffButtonProps extends ButtonProps {
  campaign: CampaignView;
  /** Whom the person has selected. */
  accountIds: readonly string[];
}

/** Opens the dialog that splits the selected accounts off; nothing for who may not. */
export function SplitOffButton({ campaign, accountIds, ...button }: SplitOffButtonProps) {
  const mayDecide = usePermission("campaign.decide");
  const [opened, dialog] = useDisclosure(false);
  const refusal = regroupRefusal(campaign) ?? (accountIds.length === 0 ? selectMembersFirst : null);
  const isOffered = mayDecide && refusal === null;
  useOfferedActions(isOffered ? [{ label: splitSelectedLabel, run: dialog.open }] : []);
  if (!mayDecide) return null;
  return (
    <>
      <Tooltip label={refusal ?? "Make a campaign of their own of these accounts"}>
        <Button
          variant="default"
          leftSection={<IconArrowsSplit2 size={15} aria-hidden />}
          disabled={refusal !== null}
          {...button}
          onClick={dialog.open}
        >
          Split off…
        </Button>
      </Tooltip>
      <SplitDialog campaign={campaign} accountIds={accountIds} opened={opened} onClose={dialog.close} />
    </>
  );
}
