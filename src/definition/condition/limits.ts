import type { ASTNode } from '@marcbachmann/cel-js';
import { isDay } from '../value/day.ts';
import { isPattern } from './patterns.ts';

/** What an author may write at most: nodes, nesting, arguments and list entries of one condition. */
export const limits = { maxAstNodes: 250, maxDepth: 24, maxCallArguments: 6, maxListElements: 80, maxMapEntries: 0 };

const comprehensions = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** Nodes directly under a node. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

/** Why an author's condition is not allowed although it parses, or null. `inside`: already within a list macro. */
export function forbidden(
  node: ASTNode,
  inside = false,
): { readonly reason: string; readonly position: number } | null {
  const reason = reasonAgainst(node, inside);
  if (reason !== null) return { reason, position: node.pos };
  const within = inside || (node.op === 'rcall' && comprehensions.has(node.args[0]));
  for (const child of childrenOf(node)) {
    const found = forbidden(child, within);
    if (found !== null) return found;
  }
  return null;
}

function reasonAgainst(node: ASTNode, inside: boolean): string | null {
  if (node.op === 'rcall') {
    if (node.args[0] === 'matches') return 'regular expressions are not allowed; name a pattern with is("…", text)';
    if (inside && comprehensions.has(node.args[0])) return `${node.args[0]}() inside another list macro is not allowed`;
    return null;
  }
  if (node.op !== 'call') return null;
  const [name, [first]] = node.args;
  if (name === 'has') return 'has() is not used here; ask given(field)';
  const literal = first?.op === 'value' && typeof first.args === 'string' ? first.args : null;
  if (name === 'is' && (literal === null || !isPattern(literal))) return `no pattern '${literal ?? '?'}'`;
  if (name === 'date' && (literal === null || !isDay(literal))) return 'date() takes a day written as "2015-06-20"';
  return null;
}

/** Fields a condition reads, as dotted paths beginning with a variable: `basic.founded`, `row.y1`. */
export function readsOf(node: ASTNode): ReadonlySet<string> {
  const reads = new Set<string>();
  const visit = (one: ASTNode): void => {
    const path = pathOf(one);
    if (path !== null && path.includes('.')) reads.add(path);
    else for (const child of childrenOf(one)) visit(child);
  };
  visit(node);
  return reads;
}

function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return null;
  const head = pathOf(node.args[0]);
  return head === null ? null : `${head}.${node.args[1]}`;
}
