/* raveberry sources sha256:cdd1d553999d45c0 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-BXTXBEFL.js";import{a as m,b as o}from"./chunks/chunk-QDPSRL4Y.js";import"./chunks/chunk-64HNVL5S.js";import"./chunks/chunk-JMIZPRGM.js";import"./chunks/chunk-TCZ6DQNE.js";import"./chunks/chunk-35NYR3PD.js";r({...m,why:o});
