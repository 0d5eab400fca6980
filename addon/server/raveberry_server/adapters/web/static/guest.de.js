/* raveberry sources sha256:6ef10ebdcdf1564a */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-QFMHQ2RN.js";import{a as m,b as o}from"./chunks/chunk-DMGWBMAY.js";import"./chunks/chunk-5EF3MHPO.js";import"./chunks/chunk-6E4QQQJO.js";import"./chunks/chunk-AY2F6WCT.js";import"./chunks/chunk-PGMEMAVX.js";r({...m,why:o});
