import type { Limits } from './limits.ts';
import type { Pairs } from './pairs.ts';

/**
 * Within a panel a flow can count people by one tree of groups only: by whether they may lead, then city, then employer. A cap
 * that crosses this tree (a city whose people are of both kinds, an employer in two cities) falls into parts: members of
 * one kind, city and employer.
 */
export interface Part {
  readonly lead: boolean;
  readonly city: number;
}

export const partOf = (pairs: Pairs, limits: Limits, member: number): Part => ({
  lead: pairs.assessors[member]!.leads,
  city: cappedCity(pairs, limits, member),
});

export const samePart = (one: Part, other: Part): boolean => one.lead === other.lead && one.city === other.city;

/** The city that caps somebody, or −1. */
export const cappedCity = ({ cityOf }: Pairs, { city }: Limits, member: number): number =>
  city(cityOf[member]!) < Number.POSITIVE_INFINITY ? cityOf[member]! : -1;

/** A capped group of a panel, city or employer, as one text. */
export const cityKey = (city: number): string => `city ${city}`;
export const employerKey = (employer: number): string => `employer ${employer}`;

/** Groups that cap somebody, with how many each may still send. */
export function capsOf({ employerOf }: Pairs, limits: Limits, city: number, member: number): [string, number][] {
  const employer = employerOf[member]!;
  const own = limits.employer(employer);
  return [
    ...(city < 0 ? [] : [[cityKey(city), limits.city(city)] satisfies [string, number]]),
    ...(own < Number.POSITIVE_INFINITY ? [[employerKey(employer), own] satisfies [string, number]] : []),
  ];
}
