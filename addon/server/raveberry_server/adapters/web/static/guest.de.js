/* raveberry sources sha256:c6b922bfa2c3f08e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-HAIIQNRW.js";import{a as m,b as o}from"./chunks/chunk-4W6QV5WY.js";import"./chunks/chunk-LICSILNX.js";import"./chunks/chunk-L3TXMV7A.js";import"./chunks/chunk-BPT4YURL.js";import"./chunks/chunk-3ZQJMQ2N.js";r({...m,why:o});
