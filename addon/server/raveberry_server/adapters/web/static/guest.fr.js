/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-F4NPNUWZ.js";import{a as m,b as o}from"./chunks/chunk-L43A5QAO.js";import"./chunks/chunk-P2KVTPQY.js";import"./chunks/chunk-D724KIJY.js";import"./chunks/chunk-73ZYFU4C.js";import"./chunks/chunk-W4UNOGRQ.js";r({...m,why:o});
