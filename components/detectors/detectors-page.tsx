"use client";
import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/data/page-header";
import { DetectionControl } from "@/components/detection/detection-control";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { Term } from "@/components/glossary/term";
import { usePermission } from "@/components/session/session";
import type { ConfigurationList } from "@/lib/detection/contract";
import { configurationsQuery } from "@/lib/queries/detectors";
import { AuditPanel } from "./audit/audit-panel";
import classes from "./detectors.module.css";
import { LearningPanel } from "./learning/learning-panel";
import { NumbersPanel } from "./numbers/numbers-panel";
import { useDraft } from "./numbers/use-draft";
import { QualityPanel } from "./quality/quality-panel";
import { type DetectorsTab, tabLabels, tabs, useDetectorsTab, useVersionNumber } from "./tabs";
import { VersionsPanel } from "./versions/versions-panel";

/** The workbench of detection: which numbers it uses, what others would change, how good it is, and what decisions teach. */
export function DetectorsPage() {
  const { data, error, refetch } = useQuery(configurationsQuery());
  return (
    <>
      <PageHeader
        title="Detectors"
        about={
          <>
            {data && (
              <>
                <Term name="Version">Version</Term> {data.live.number} is live.{" "}
              </>
            )}
            Every number that detection depends on, and what comes of changing it in a{" "}
            <Term name="Shadow run">shadow run</Term>; how good it is, by an{" "}
            <Term name="Audit sample">audit sample</Term>.
          </>
        }
        actions={<DetectionControl />}
      />
      {data !== undefined && <Parts list={data} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={10} />}
    </>
  );
}

function Parts({ list }: { list: ConfigurationList }) {
  const [tab, setTab] = useDetectorsTab();
  const [, setVersion] = useVersionNumber();
  const mayLabel = usePermission("account.label");
  // Kept above the parts, so that what was typed outlives a look at another part.
  const draft = useDraft(list.live);
  const openVersion = (number: number) => {
    void setTab("versions");
    void setVersion(number);
  };
  const panels: Record<DetectorsTab, ReactNode> = {
    versions: <VersionsPanel list={list} />,
    numbers: <NumbersPanel list={list} draft={draft} onProposed={openVersion} />,
    quality: <QualityPanel />,
    audit: <AuditPanel />,
    learning: <LearningPanel list={list} onProposed={openVersion} />,
  };
  const shown = tabs.filter((name) => name !== "audit" || mayLabel);
  const open = shown.includes(tab) ? tab : "versions";
  return (
    <Tabs value={open} onChange={(value) => void setTab(value as DetectorsTab)} keepMounted={false}>
      <Tabs.List aria-label="Parts of the workbench">
        {shown.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {tabLabels[name]}
            {name === "numbers" && draft.changed > 0 && " •"}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={open} className={classes.panel}>
        {panels[open]}
      </Tabs.Panel>
    </Tabs>
  );
}
