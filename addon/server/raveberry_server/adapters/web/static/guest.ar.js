/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-JHZWLXOV.js";import{a as m,b as o}from"./chunks/chunk-ZKGJTXDY.js";import"./chunks/chunk-4IX2RG3A.js";import"./chunks/chunk-WD6OTXLC.js";import"./chunks/chunk-S4LHPX25.js";import"./chunks/chunk-IMJP6TRW.js";r({...m,why:o});
