/* raveberry sources sha256:6f1d2b79954f5cfd */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-NCU3KDZ3.js";import{a as m,b as o}from"./chunks/chunk-OSGLTP5R.js";import"./chunks/chunk-PMPOLAYZ.js";import"./chunks/chunk-75PAWOEE.js";import"./chunks/chunk-RR65TRSZ.js";import"./chunks/chunk-YPSDCR4S.js";r({...m,why:o});
