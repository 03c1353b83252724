"use client";
import Link from "next/link";

export const PrintButton = () => (
  <button type="button" onClick={() => window.print()}>
    Print or save as PDF
  </button>
);

export const BackToCampaign = ({ href }: { href: string }) => <Link href={href}>Back to the campaign</Link>;
