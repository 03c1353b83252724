import { Text } from "@mantine/core";
import { IconArchive, IconHistory, IconPlugConnectedX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import { noGateway } from "@/components/enforcement/words";
import type { CampaignView } from "@/lib/campaigns/contract";
import classes from "../campaign.module.css";

/** What a reader must know before acting: that nothing is enforced yet, that it is no longer found. */
export function CampaignNotices({ campaign, gatewayConnected }: { campaign: CampaignView; gatewayConnected: boolean }) {
  return (
    <>
      {!gatewayConnected && (
        <Notice icon={<IconPlugConnectedX size={16} aria-hidden />}>
          <b>{noGateway}.</b> Decisions are kept with their evidence, but no request is refused yet.
        </Notice>
      )}
      {campaign.difference !== null && (
        <Notice icon={<IconHistory size={16} aria-hidden />}>
          <b>Open again.</b> {campaign.difference.dismissedBy.name} dismissed it; evidence dated later brought it back:{" "}
          {formatNats(campaign.difference.linkNats, true)} nats that it is run together,{" "}
          {formatNats(campaign.difference.workNats, true)} that it harvests. It takes somebody else to decide it.
        </Notice>
      )}
      {campaign.status === "dismissed" && (
        <Notice icon={<IconHistory size={16} aria-hidden />}>
          <b>Kept as it was dismissed.</b> Runs that find the same evidence leave it alone; only evidence dated later
          can open it again.
        </Notice>
      )}
      {campaign.retiredAt !== null && campaign.endedById === null && (
        <Notice icon={<IconArchive size={16} aria-hidden />}>
          <b>No longer found.</b> The detection run of <Moment at={campaign.retiredAt} /> does not find this campaign
          any more; what stands here is as it was last seen.
        </Notice>
      )}
    </>
  );
}

export const Notice = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <div className={classes.notice} role="note">
    {icon}
    <Text size="sm" component="span">
      {children}
    </Text>
  </div>
);
