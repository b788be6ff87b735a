import { existsSync, readFileSync } from 'node:fs';

/** Counts of vitest's JSON report. A file that could not even be loaded counts as one failed test. */
export function countUnitTests(file) {
  const report = readReport(file);
  if (report === null) return nothingRan;
  const broken = report.testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.testResults
      .flatMap((each) => each.assertionResults)
      .filter(isSkipped)
      .map((each) => each.fullName),
  };
}

/** Counts of Playwright's JSON report. A test that passed only when repeated counts as failed. */
export function countBrowserTests(file) {
  const report = readReport(file);
  if (report === null) return nothingRan;
  const { expected, unexpected, flaky } = report.stats;
  const skipped = report.suites
    .flatMap(specsOf)
    .filter((spec) => spec.tests.every((each) => each.status === 'skipped'));
  return {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped: skipped.map((spec) => spec.title),
  };
}

/** A runner that left no report failed as a whole. */
const nothingRan = { passed: 0, failed: 1, skipped: [] };

function isSkipped({ status }) {
  return status !== 'passed' && status !== 'failed';
}

function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
