/* raveberry sources sha256:14ba1e94ea8478a4 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-GE2NPV2L.js";import{a as m,b as o}from"./chunks/chunk-EJLCLXA2.js";import"./chunks/chunk-P4ANQEIX.js";import"./chunks/chunk-S2NLPMJ2.js";import"./chunks/chunk-N4Z63V5X.js";import"./chunks/chunk-UX4PQE33.js";r({...m,why:o});
