"use client";
import { Anchor, Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowsJoin2, IconArrowsSplit2 } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { usePermission } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { Regrouping } from "@/lib/detection/contract";
import { Notice } from "../header/campaign-notices";
import { TakeBackDialog } from "./take-back-dialog";

/** What a person made of which accounts are one campaign: what it came from, what went out of it, what it went into. */
export function RegroupingNotices({ campaign }: { campaign: CampaignView }) {
  const shown = campaign.regroupings.filter(({ id, takenBack }) => takenBack === null || id === campaign.endedById);
  return shown.map((regrouping) => (
    <RegroupingNotice key={regrouping.id} campaign={campaign} regrouping={regrouping} />
  ));
}

interface RegroupingNoticeProps {
  campaign: CampaignView;
  regrouping: Regrouping;
}

function RegroupingNotice({ campaign, regrouping }: RegroupingNoticeProps) {
  const { kind, by, at, reason, takenBack } = regrouping;
  const Icon = kind === "merge" ? IconArrowsJoin2 : IconArrowsSplit2;
  return (
    <Notice icon={<Icon size={16} aria-hidden />}>
      <What campaign={campaign} regrouping={regrouping} /> {by.name}, <Moment at={at} />: “{reason}”{" "}
      {takenBack !== null && (
        <>
          <b>Taken back</b> by {takenBack.by.name}, <Moment at={takenBack.at} />: “{takenBack.reason}” Its accounts are
          where they came from.{" "}
        </>
      )}
      {takenBack === null && regrouping.into.id === campaign.id && <TakeBack regrouping={regrouping} />}
    </Notice>
  );
}

function What({ campaign, regrouping: { kind, into, origins } }: RegroupingNoticeProps): ReactNode {
  const [first] = origins;
  if (into.id === campaign.id && kind === "merge") {
    return (
      <>
        <b>Merged</b> from{" "}
        {origins.map((origin, i) => (
          <span key={origin.id}>
            {i > 0 && (i === origins.length - 1 ? " and " : ", ")}
            <Origin {...origin} /> ({formatCount(origin.accounts)} accounts)
          </span>
        ))}
        , each with its own history, by
      </>
    );
  }
  if (into.id === campaign.id && first !== undefined) {
    return (
      <>
        <b>Split off:</b> {formatCount(first.given)} of the {formatCount(first.accounts)} accounts of{" "}
        <Origin {...first} />, where its history is, by
      </>
    );
  }
  const link = <CampaignLink id={into.id}>{into.codeName}</CampaignLink>;
  if (kind === "merge") {
    return (
      <>
        <b>Merged into {link}.</b> Work goes on there; what was decided here stays here and is reversed here. By
      </>
    );
  }
  const own = origins.find(({ id }) => id === campaign.id);
  return (
    <>
      <b>
        {formatCount(own?.given ?? 0)} of its {formatCount(own?.accounts ?? 0)} accounts split off
      </b>{" "}
      into {link} by
    </>
  );
}

/** A campaign that something came from, with where its history is. */
const Origin = ({ id, codeName }: { id: string; codeName: string }) => (
  <>
    <CampaignLink id={id}>{codeName}</CampaignLink>{" "}
    <Text span size="xs" c="dimmed">
      [
      <CampaignLink id={id} tab="decisions" label={`Decisions of ${codeName}`}>
        decisions
      </CampaignLink>
      ,{" "}
      <CampaignLink id={id} tab="notebook" label={`Notebook of ${codeName}`}>
        notebook
      </CampaignLink>
      ]
    </Text>
  </>
);

interface CampaignLinkProps {
  id: string;
  tab?: string;
  label?: string;
  children: string;
}

const CampaignLink = ({ id, tab, label, children }: CampaignLinkProps) => (
  <Anchor
    component={Link}
    href={`/campaigns/${id}${tab === undefined ? "" : `?tab=${tab}`}`}
    inherit
    {...(label === undefined ? {} : { "aria-label": label })}
  >
    {children}
  </Anchor>
);

function TakeBack({ regrouping }: { regrouping: Regrouping }) {
  const mayDecide = usePermission("campaign.decide");
  const [opened, dialog] = useDisclosure(false);
  if (!mayDecide) return null;
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={dialog.open}>
        Take back…
      </Button>
      <TakeBackDialog regrouping={regrouping} opened={opened} onClose={dialog.close} />
    </>
  );
}
