"use client";
import { Button, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconRefresh, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { noMeasures } from "@/components/campaign/act-words";
import { useSession } from "@/components/session/session";
import type { AccountPart, ProposalView } from "@/lib/decisions/contract";
import { quietWindowQuery } from "@/lib/queries/measures";
import { canProposeAnew, isWaiting, obstacleToApproval, obstacleToRuling, rulingNames } from "./proposal-words";
import { ProposeAnew } from "./propose-anew";
import { RuleDialog } from "./rule-dialog";
import { WithdrawDialog } from "./withdraw-dialog";

type Dialog = "approved" | "declined" | "withdraw" | "anew" | null;

/** What can be done with a proposal. What somebody may not do stays, and says why. */
export function ProposalActs({ proposal, subjects }: { proposal: ProposalView; subjects: AccountPart[] }) {
  const me = useSession();
  const [dialog, setDialog] = useState<Dialog>(null);
  const quiet = useQuery({ ...quietWindowQuery(proposal.campaignId), enabled: isWaiting(proposal) });
  const ruling = obstacleToRuling(proposal, me, quiet.data ?? null);
  const isOwn = proposal.proposedBy.id === me.id && proposal.state === "proposed" && !proposal.breakGlass;
  const close = () => setDialog(null);
  const names = rulingNames(proposal);
  return (
    <>
      {isWaiting(proposal) && (
        <>
          <Act
            label={`${names.declined} …`}
            icon={<IconX size={15} aria-hidden />}
            obstacle={ruling}
            onAct={() => setDialog("declined")}
          />
          <Act
            label={`${names.approved} …`}
            icon={<IconCheck size={15} aria-hidden />}
            obstacle={ruling ?? obstacleToApproval(proposal)}
            isMain
            onAct={() => setDialog("approved")}
          />
        </>
      )}
      {isOwn && (
        <Act
          label="Withdraw …"
          icon={<IconArrowBackUp size={15} aria-hidden />}
          obstacle={null}
          onAct={() => setDialog("withdraw")}
        />
      )}
      {canProposeAnew(proposal) && (
        <Act
          label="Propose anew …"
          icon={<IconRefresh size={15} aria-hidden />}
          obstacle={me.permissions.includes("account.restrict") ? null : noMeasures}
          onAct={() => setDialog("anew")}
        />
      )}
      <RuleDialog
        proposal={proposal}
        ruling={dialog === "approved" || dialog === "declined" ? dialog : null}
        onClose={close}
      />
      <WithdrawDialog proposal={proposal} opened={dialog === "withdraw"} onClose={close} />
      {dialog === "anew" && <ProposeAnew proposal={proposal} subjects={subjects} onClose={close} />}
    </>
  );
}

interface ActProps {
  label: string;
  icon: ReactNode;
  obstacle: string | null;
  isMain?: boolean;
  onAct: () => void;
}

const Act = ({ label, icon, obstacle, isMain, onAct }: ActProps) => (
  <Tooltip label={obstacle} disabled={obstacle === null}>
    <Button
      variant={isMain ? "filled" : "default"}
      leftSection={icon}
      aria-disabled={obstacle !== null}
      data-disabled={obstacle !== null || undefined}
      onClick={obstacle === null ? onAct : undefined}
    >
      {label}
    </Button>
  </Tooltip>
);
