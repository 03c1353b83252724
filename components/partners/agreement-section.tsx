"use client";
import { Button, Stack, Text } from "@mantine/core";
import { IconSignature } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { TlpBadge } from "@/components/sharing/tlp";
import { categories, leastMarking, purposes } from "@/components/sharing/words";
import type { AgreementView, PartnerView } from "@/lib/indicators/contract";
import { agreementsQuery } from "@/lib/queries/partners";
import { AgreementDialog } from "./agreement-dialog";

/** What was agreed with a partner, in all its versions: the gate lets nothing out that it does not cover. */
export function AgreementSection({ partner }: { partner: PartnerView }) {
  const mayManage = usePermission("partner.manage");
  const [isRecording, setRecording] = useState(false);
  const { agreement } = partner;
  return (
    <Section
      title="Agreement"
      about={agreement !== null && `Version ${agreement.version}`}
      actions={
        mayManage && (
          <Button leftSection={<IconSignature size={15} aria-hidden />} onClick={() => setRecording(true)}>
            {agreement === null ? "Record agreement" : "Record new version"}
          </Button>
        )
      }
    >
      {agreement === null ? (
        <EmptyState title="None is on file">The gate lets nothing out to this partner.</EmptyState>
      ) : (
        <Terms of={agreement} />
      )}
      {agreement !== null && agreement.version > 1 && <Earlier partnerId={partner.id} than={agreement.version} />}
      <AgreementDialog
        key={agreement?.version ?? 0}
        partner={partner}
        opened={isRecording}
        onClose={() => setRecording(false)}
      />
    </Section>
  );
}

const Terms = ({ of }: { of: AgreementView }) => (
  <FactList
    isWide
    facts={[
      ["Categories", of.categories.map((one) => categories[one].label).join(", ")],
      ["Purposes", of.purposes.map((one) => purposes[one]).join(", ")],
      ["Deleted after", `${of.retentionDays} days`],
      ["Kept in", of.country === "ZZ" ? null : of.country],
      [
        "Account ids",
        of.sharesAccountNamespace ? "shared namespace: their tokens leave" : "another namespace: they stay",
      ],
      [leastMarking, <TlpBadge key="tlp" level={of.leastTlp} />],
      ["Signed by", of.signedBy],
      ["Signed", <Moment key="signed" at={of.signedAt} precision="day" />],
      ["Ends", <Moment key="ends" at={of.expiresAt} precision="day" />],
      ["On file since", `${of.recordedAt.slice(0, 10)}, by ${of.recordedBy}`],
    ]}
  />
);

function Earlier({ partnerId, than }: { partnerId: string; than: number }) {
  const { data = [] } = useQuery(agreementsQuery(partnerId));
  return (
    <Stack gap={2}>
      <Text size="sm" fw={600}>
        Earlier versions
      </Text>
      {data
        .filter(({ version }) => version < than)
        .map(({ id, version, recordedAt, recordedBy, expiresAt, categories: covered }) => (
          <Text key={id} size="sm" c="dimmed">
            {version}: {covered.map((one) => categories[one].label.toLowerCase()).join(", ")}; until{" "}
            {expiresAt.slice(0, 10)}; on file {recordedAt.slice(0, 10)}, by {recordedBy}
          </Text>
        ))}
    </Stack>
  );
}
