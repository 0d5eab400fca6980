/* raveberry sources sha256:1dcdef36bb93dc7b */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-HCBFINLI.js";import{a as m,b as o}from"./chunks/chunk-MY5PE7VA.js";import"./chunks/chunk-KSQGKLYO.js";import"./chunks/chunk-62LAO7PL.js";import"./chunks/chunk-DTEOCZ25.js";import"./chunks/chunk-PCQQRIDI.js";r({...m,why:o});
