/* raveberry sources sha256:cdbeec765b4e812f */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-E5P2RGHX.js";import{a as m,b as o}from"./chunks/chunk-FCDMEKVY.js";import"./chunks/chunk-LHZEY5YR.js";import"./chunks/chunk-TQCNDEOV.js";import"./chunks/chunk-YGNRMPYB.js";import"./chunks/chunk-EUSL654G.js";r({...m,why:o});
