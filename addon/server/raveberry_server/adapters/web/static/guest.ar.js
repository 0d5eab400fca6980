/* raveberry sources sha256:36dd5ca54a4c6e84e44fd36769d4ed9ebb960706b8c1a06f84068150f468b7ee */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-3IVSEI2F.js";import{a as m,b as o}from"./chunks/chunk-KV5S5IES.js";import"./chunks/chunk-HEDX5Y7I.js";import"./chunks/chunk-2Y6GTFJU.js";import"./chunks/chunk-A4RUCAIA.js";import"./chunks/chunk-3SZPMYVO.js";r({...m,why:o});
