/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-ZUIQC5RQ.js";import{a as m,b as o}from"./chunks/chunk-LQNQ2U3R.js";import"./chunks/chunk-RNY5UMU4.js";import"./chunks/chunk-TJG7HAEI.js";import"./chunks/chunk-DZAIYI7P.js";import"./chunks/chunk-GHUYGILB.js";r({...m,why:o});
