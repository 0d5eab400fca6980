/* raveberry sources sha256:1a953a192c4070b7 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-6XMP6HED.js";import{a as m,b as o}from"./chunks/chunk-PDCLPMSG.js";import"./chunks/chunk-JOH62IP7.js";import"./chunks/chunk-BCMOLZWB.js";import"./chunks/chunk-QC3L7ZVO.js";import"./chunks/chunk-IPLMH437.js";r({...m,why:o});
