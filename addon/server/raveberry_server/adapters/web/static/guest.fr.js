/* raveberry sources sha256:48b37bbd41daae59 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-JKYPQX2K.js";import{a as m,b as o}from"./chunks/chunk-TFDJ54P3.js";import"./chunks/chunk-JPDB4YW4.js";import"./chunks/chunk-EHJ6UM34.js";import"./chunks/chunk-CTGWDHWE.js";import"./chunks/chunk-NP55YX2F.js";r({...m,why:o});
