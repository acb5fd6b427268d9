"""Verification figures: how well pictures find their own persona among others."""

import numpy as np


def centroids(embeddings: np.ndarray) -> np.ndarray:
    """(P, E, 512) enrolment embeddings -> (P, 512) of unit length."""
    mean = embeddings.mean(axis=1)
    return mean / np.linalg.norm(mean, axis=-1, keepdims=True)


def scores(probes: np.ndarray, enrolled: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(P, K, 512) probes and (P, 512) centroids -> genuine (P, K) and impostor (P, K, P - 1) cosines."""
    everyone = probes @ enrolled.T  # (P, K, P)
    people, looks, _ = everyone.shape
    own = np.eye(people, dtype=bool)[:, None, :].repeat(looks, 1)
    return everyone[own].reshape(people, looks), everyone[~own].reshape(people, looks, people - 1)


def threshold_at(impostor: np.ndarray, far: float) -> float:
    """The lowest score that accepts at most this share of impostors."""
    return float(np.quantile(impostor, 1 - far, method="higher"))


def auc(genuine: np.ndarray, impostor: np.ndarray) -> float:
    """The chance that a genuine score beats an impostor's; ties count half."""
    ranked = np.sort(impostor, axis=None)
    below = np.searchsorted(ranked, genuine.ravel(), "left") + np.searchsorted(ranked, genuine.ravel(), "right")
    return float(below.mean() / 2 / ranked.size)


def summary(genuine: np.ndarray, impostor: np.ndarray, threshold: float | None = None, far: float = 1e-3) -> dict:
    """AUC, true accept rate at the stated false accept rate, and what a fixed threshold gives where there is one."""
    own = threshold_at(impostor, far)
    figures = {
        "auc": round(auc(genuine, impostor), 6),
        "genuine_mean": round(float(genuine.mean()), 4), "impostor_mean": round(float(impostor.mean()), 4),
        "tar_at_far": round(float((genuine >= own).mean()), 4), "far": far, "threshold_at_far": round(own, 4),
    }  # fmt: skip
    if threshold is not None:
        figures |= {"threshold": round(threshold, 4), "tar": round(float((genuine >= threshold).mean()), 4)}
        figures |= {"false_accept_rate": float((impostor >= threshold).mean())}
    return figures
