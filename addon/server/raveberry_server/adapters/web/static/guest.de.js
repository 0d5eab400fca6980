/* raveberry sources sha256:e007eb08521d504e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-NSQNB5MM.js";import{a as m,b as o}from"./chunks/chunk-RNVO6BJ4.js";import"./chunks/chunk-YWJBLYVG.js";import"./chunks/chunk-3LDMC4FO.js";import"./chunks/chunk-JUMQTC3P.js";import"./chunks/chunk-CEROLYFS.js";r({...m,why:o});
