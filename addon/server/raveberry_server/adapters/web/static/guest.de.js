/* raveberry sources sha256:98291dd93eae51d1 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-LJAUKAIX.js";import{a as m,b as o}from"./chunks/chunk-NI4ZCACC.js";import"./chunks/chunk-3CJBJD42.js";import"./chunks/chunk-HTYCTPNY.js";import"./chunks/chunk-7NL5PUJW.js";import"./chunks/chunk-2OW7RKDK.js";r({...m,why:o});
