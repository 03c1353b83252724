"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { fieldsOf } from "@/components/campaign/measures/fields";
import { MeasureDialog } from "@/components/campaign/measures/measure-dialog";
import type { AccountPart, ProposalView } from "@/lib/decisions/contract";
import { campaignQuery } from "@/lib/queries/campaign";

interface ProposeAnewProps {
  proposal: ProposalView;
  subjects: AccountPart[];
  onClose: () => void;
}

/** The same measure on the campaign as it is now: what it said stands in the fields, and is frozen anew. */
export function ProposeAnew({ proposal, subjects, onClose }: ProposeAnewProps) {
  const router = useRouter();
  const { data } = useQuery(campaignQuery(proposal.campaignId));
  const [initial] = useState(() => fieldsOf(proposal));
  if (data === undefined) return null;
  return (
    <MeasureDialog
      campaign={data.campaign}
      named={subjects.map(({ accountId }) => accountId)}
      {...(proposal.of === "account" ? {} : { parts: { of: proposal.of, parts: subjects } })}
      opened
      onClose={onClose}
      onOutcome={onClose}
      onProposed={({ id }) => router.push(`/approvals/${id}`)}
      initial={initial}
      previousId={proposal.id}
    />
  );
}
