/* raveberry sources sha256:0b0770f02f03c114181ed59e823f03f84dcfd6d72d79c307d4f33d25e2cdaadd */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-RHNUDLGV.js";import{a as m,b as o}from"./chunks/chunk-KDM2UNJE.js";import"./chunks/chunk-ZNA7NZCS.js";import"./chunks/chunk-2ZVHFMOI.js";import"./chunks/chunk-JATK5CRT.js";import"./chunks/chunk-7KTHYSQS.js";r({...m,why:o});
